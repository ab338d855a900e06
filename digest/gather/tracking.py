"""Parameters of addresses that tell where a reader came from, not what is read."""

from __future__ import annotations

PREFIXES = (
    "utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "_hs", "at_", "ns_", "oly_", "vero_", "wt_", "guce_", "ga_",
    "__s", "trk_", "stm_", "itm_", "mkt_", "sc_c", "asc_", "__twitter_",
)  # fmt: skip
NAMES = {
    # clicks on advertisements and in social networks
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igsh",
    "igshid", "li_fat_id", "epik", "srsltid", "rdt_cid", "vmcid", "cvid", "ocid", "spm", "share_id",
    # newsletters
    "mc_cid", "mc_eid", "hsctatracking", "ck_subscriber_id", "_kx", "_ke", "rb_clickid", "s_cid", "ml_subscriber",
    "ml_subscriber_hash", "nr_email_referer",
    # campaigns of publishers
    "cmp", "cmpid", "cmp_id", "campaign_id", "camp_id", "ncid", "icid", "ito", "xtor", "smid", "smtyp", "emc", "fsrc",
    "ftag", "feedtype", "feedname", "ref_src", "ref_url", "referrer", "guccounter", "sr_share", "soc_src", "soc_trk",
    "wprov", "wtrid", "dicbo", "taid", "sref", "rss", "from_rss", "xtref", "echobox", "ftcamp", "spmailingid",
    # the same page for another screen
    "amp", "outputtype", "ampmode", "amp_js_v", "usqp", "amp_gsa",
}  # fmt: skip
# Names that may well mean something, and where they say no more than where the link stood.
MAYBE = {
    "ref", "source", "src", "from", "partner", "via", "channel", "medium", "campaign", "mod", "origin", "referer", "sh",
    "rel", "share", "cid", "traffic_source",
}  # fmt: skip
PLACES = {
    "rss", "atom", "feed", "feeds", "rssfeed", "rss_feed", "rss-feed", "newsletter", "email", "mail", "twitter", "x",
    "facebook", "fb", "linkedin", "reddit", "mastodon", "whatsapp", "telegram", "googlenews", "google-news", "share",
    "homepage", "home", "top", "hp", "rss20", "rss2", "social",
}  # fmt: skip


def is_tracking(name: str, value: str) -> bool:
    """Does this parameter of an address tell only where a reader came from?"""
    name = name.lower()
    if name.startswith(PREFIXES) or name in NAMES:
        return True
    return name in MAYBE and (value.lower() in PLACES or value.lower().startswith("rss"))
