-- Commands that were carried out under a key; versions against two changes at once.
CREATE TABLE access.done_commands (
    id uuid NOT NULL,
    fingerprint bytea NOT NULL,
    status integer NOT NULL,
    location text,
    answer text NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_done_commands" PRIMARY KEY (id)
);

ALTER TABLE access.clients ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE access.roles ADD COLUMN version bigint NOT NULL DEFAULT 1;
