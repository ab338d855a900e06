CREATE TABLE articles (
    id INTEGER NOT NULL,
    url VARCHAR NOT NULL,
    canonical_url VARCHAR,
    title VARCHAR NOT NULL,
    title_key VARCHAR NOT NULL,
    author VARCHAR,
    published DATETIME,
    first_seen DATETIME NOT NULL,
    backlog BOOLEAN NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    image VARCHAR,
    language VARCHAR,
    PRIMARY KEY (id)
);

CREATE INDEX ix_articles_canonical_url ON articles (canonical_url);

CREATE INDEX ix_articles_first_seen ON articles (first_seen);

CREATE INDEX ix_articles_title_key ON articles (title_key);

CREATE TABLE digests (
    name VARCHAR NOT NULL,
    known_since DATETIME NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE editions (
    id INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    slot DATETIME,
    at DATETIME NOT NULL,
    subject VARCHAR NOT NULL,
    sender VARCHAR NOT NULL,
    html TEXT NOT NULL,
    text TEXT NOT NULL,
    message BLOB NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (digest, number)
);

CREATE TABLE facts (
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE feeds (
    id INTEGER NOT NULL,
    url VARCHAR NOT NULL,
    title VARCHAR,
    moved_to VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    body_hash VARCHAR,
    failures INTEGER NOT NULL,
    failing_since DATETIME,
    error VARCHAR,
    last_try DATETIME,
    last_success DATETIME,
    next_try DATETIME,
    gone BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (url)
);

CREATE TABLE deliveries (
    id INTEGER NOT NULL,
    edition_id INTEGER NOT NULL,
    recipient VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    attempts INTEGER NOT NULL,
    due DATETIME,
    changed DATETIME NOT NULL,
    code INTEGER,
    reply VARCHAR,
    PRIMARY KEY (id),
    UNIQUE (edition_id, recipient),
    FOREIGN KEY(edition_id) REFERENCES editions (id)
);

CREATE INDEX deliveries_due ON deliveries (due);

CREATE INDEX deliveries_next ON deliveries (edition_id, due, id);

CREATE TABLE namings (
    digest VARCHAR NOT NULL,
    feed_id INTEGER NOT NULL,
    at DATETIME NOT NULL,
    PRIMARY KEY (digest, feed_id),
    FOREIGN KEY(feed_id) REFERENCES feeds (id)
);

CREATE TABLE sightings (
    id INTEGER NOT NULL,
    feed_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    guid VARCHAR,
    url VARCHAR NOT NULL,
    seen DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(feed_id) REFERENCES feeds (id),
    FOREIGN KEY(article_id) REFERENCES articles (id)
);

CREATE INDEX ix_sightings_article_id ON sightings (article_id);

CREATE INDEX sightings_guid ON sightings (feed_id, guid);

CREATE TABLE slots (
    digest VARCHAR NOT NULL,
    slot DATETIME NOT NULL,
    outcome VARCHAR NOT NULL,
    edition_id INTEGER,
    decided DATETIME NOT NULL,
    PRIMARY KEY (digest, slot),
    FOREIGN KEY(edition_id) REFERENCES editions (id)
);

CREATE TABLE verdicts (
    digest VARCHAR NOT NULL,
    article_id INTEGER NOT NULL,
    edition_id INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    topic VARCHAR,
    score FLOAT,
    PRIMARY KEY (digest, article_id),
    FOREIGN KEY(article_id) REFERENCES articles (id),
    FOREIGN KEY(edition_id) REFERENCES editions (id)
);

CREATE INDEX ix_verdicts_edition_id ON verdicts (edition_id);

INSERT INTO facts VALUES ('schema', '1');
INSERT INTO digests VALUES ('daily', '2031-11-20 00:00:00.000000');
INSERT INTO feeds (id, url, title, etag, failures, last_try, last_success, gone)
    VALUES (1, 'https://example.org/feed', 'Example', '"v1"', 0, '2031-11-24 06:00:00.000000', '2031-11-24 06:00:00.000000', 0);
INSERT INTO articles (id, url, canonical_url, title, title_key, published, first_seen, backlog, summary, body)
    VALUES (1, 'https://example.org/1', 'https://example.org/1', 'Told already', 'told already',
            '2031-11-24 05:00:00.000000', '2031-11-24 06:00:00.000000', 0, '[["A text.", "paragraph", 0.0, false]]', '[]');
INSERT INTO sightings (id, feed_id, article_id, guid, url, seen)
    VALUES (1, 1, 1, 'one', 'https://example.org/1', '2031-11-24 06:00:00.000000');
INSERT INTO editions (id, digest, number, slot, at, subject, sender, html, text, message)
    VALUES (1, 'daily', 1, NULL, '2031-11-24 07:00:00.000000', 'Told already', 'digest@example.org', '', '', x'');
INSERT INTO verdicts VALUES ('daily', 1, 1, 'in', 'World', 3.2);
INSERT INTO deliveries (id, edition_id, recipient, message_id, state, attempts, changed)
    VALUES (1, 1, 'me@example.org', '<1@example.org>', 'sent', 1, '2031-11-24 07:00:05.000000');
