"""From stored articles to an edition: functions of their arguments, without clock, store or network."""
