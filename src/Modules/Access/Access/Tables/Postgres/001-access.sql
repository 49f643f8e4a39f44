-- Accounts, rights and what OpenIddict keeps. What has run anywhere is never changed; a change is a further script.
CREATE TABLE access.accounts (
    id uuid NOT NULL,
    user_name text NOT NULL,
    display_name text NOT NULL,
    password_hash text,
    password_at bigint,
    enabled boolean NOT NULL,
    factor bytea,
    factor_proved boolean NOT NULL,
    factor_step bigint NOT NULL,
    created_at bigint NOT NULL,
    created_by text NOT NULL,
    signed_in_at bigint,
    version bigint NOT NULL,
    CONSTRAINT "PK_accounts" PRIMARY KEY (id)
);

CREATE TABLE access.clients (
    id text NOT NULL,
    display_name text NOT NULL,
    permissions text NOT NULL,
    enabled boolean NOT NULL,
    configured boolean NOT NULL,
    created_at bigint NOT NULL,
    created_by text NOT NULL,
    CONSTRAINT "PK_clients" PRIMARY KEY (id)
);

CREATE TABLE access.failures (
    name text NOT NULL,
    count integer NOT NULL,
    locked_until bigint,
    last_at bigint NOT NULL,
    CONSTRAINT "PK_failures" PRIMARY KEY (name)
);

CREATE TABLE access.keys (
    number integer NOT NULL,
    fingerprint bytea NOT NULL,
    CONSTRAINT "PK_keys" PRIMARY KEY (number)
);

CREATE TABLE access.one_time_links (
    token text NOT NULL,
    account_id uuid,
    expires_at bigint NOT NULL,
    used_at bigint,
    CONSTRAINT "PK_one_time_links" PRIMARY KEY (token)
);

CREATE TABLE access."OpenIddictApplications" (
    id text NOT NULL,
    application_type character varying(50),
    client_id character varying(100),
    client_secret text,
    client_type character varying(50),
    concurrency_token character varying(50),
    consent_type character varying(50),
    display_name text,
    display_names text,
    json_web_key_set text,
    permissions text,
    post_logout_redirect_uris text,
    properties text,
    redirect_uris text,
    requirements text,
    settings text,
    CONSTRAINT "PK_OpenIddictApplications" PRIMARY KEY (id)
);

CREATE TABLE access."OpenIddictScopes" (
    id text NOT NULL,
    concurrency_token character varying(50),
    description text,
    descriptions text,
    display_name text,
    display_names text,
    name character varying(200),
    properties text,
    resources text,
    CONSTRAINT "PK_OpenIddictScopes" PRIMARY KEY (id)
);

CREATE TABLE access.roles (
    name text NOT NULL,
    title text NOT NULL,
    permissions text NOT NULL,
    second_factor boolean NOT NULL,
    CONSTRAINT "PK_roles" PRIMARY KEY (name)
);

CREATE TABLE access.account_roles (
    account_id uuid NOT NULL,
    role text NOT NULL,
    CONSTRAINT "PK_account_roles" PRIMARY KEY (account_id, role),
    CONSTRAINT "FK_account_roles_accounts_account_id" FOREIGN KEY (account_id) REFERENCES access.accounts (id) ON DELETE CASCADE
);

CREATE TABLE access.deputies (
    id uuid NOT NULL,
    absent_id uuid NOT NULL,
    acting_id uuid NOT NULL,
    "from" integer NOT NULL,
    "to" integer NOT NULL,
    reason text,
    set_by text NOT NULL,
    set_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT "PK_deputies" PRIMARY KEY (id),
    CONSTRAINT "FK_deputies_accounts_absent_id" FOREIGN KEY (absent_id) REFERENCES access.accounts (id) ON DELETE CASCADE,
    CONSTRAINT "FK_deputies_accounts_acting_id" FOREIGN KEY (acting_id) REFERENCES access.accounts (id) ON DELETE CASCADE
);

CREATE TABLE access.old_passwords (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    hash text NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_old_passwords" PRIMARY KEY (id),
    CONSTRAINT "FK_old_passwords_accounts_account_id" FOREIGN KEY (account_id) REFERENCES access.accounts (id) ON DELETE CASCADE
);

CREATE TABLE access.recovery_codes (
    account_id uuid NOT NULL,
    hash text NOT NULL,
    CONSTRAINT "PK_recovery_codes" PRIMARY KEY (account_id, hash),
    CONSTRAINT "FK_recovery_codes_accounts_account_id" FOREIGN KEY (account_id) REFERENCES access.accounts (id) ON DELETE CASCADE
);

CREATE TABLE access.sessions (
    id uuid NOT NULL,
    cookie text NOT NULL,
    account_id uuid NOT NULL,
    started_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    factor_shown boolean NOT NULL,
    ended_at bigint,
    CONSTRAINT "PK_sessions" PRIMARY KEY (id),
    CONSTRAINT "FK_sessions_accounts_account_id" FOREIGN KEY (account_id) REFERENCES access.accounts (id) ON DELETE CASCADE
);

CREATE TABLE access."OpenIddictAuthorizations" (
    id text NOT NULL,
    application_id text,
    concurrency_token character varying(50),
    creation_date timestamp with time zone,
    properties text,
    scopes text,
    status character varying(50),
    subject character varying(400),
    type character varying(50),
    CONSTRAINT "PK_OpenIddictAuthorizations" PRIMARY KEY (id),
    CONSTRAINT "FK_OpenIddictAuthorizations_OpenIddictApplications_application~" FOREIGN KEY (application_id) REFERENCES access."OpenIddictApplications" (id)
);

CREATE TABLE access."OpenIddictTokens" (
    id text NOT NULL,
    application_id text,
    authorization_id text,
    concurrency_token character varying(50),
    creation_date timestamp with time zone,
    expiration_date timestamp with time zone,
    payload text,
    properties text,
    redemption_date timestamp with time zone,
    reference_id character varying(100),
    status character varying(50),
    subject character varying(400),
    type character varying(150),
    CONSTRAINT "PK_OpenIddictTokens" PRIMARY KEY (id),
    CONSTRAINT "FK_OpenIddictTokens_OpenIddictApplications_application_id" FOREIGN KEY (application_id) REFERENCES access."OpenIddictApplications" (id),
    CONSTRAINT "FK_OpenIddictTokens_OpenIddictAuthorizations_authorization_id" FOREIGN KEY (authorization_id) REFERENCES access."OpenIddictAuthorizations" (id)
);

CREATE UNIQUE INDEX "IX_accounts_user_name" ON access.accounts (user_name);

CREATE INDEX "IX_deputies_absent_id" ON access.deputies (absent_id);

CREATE INDEX "IX_deputies_acting_id" ON access.deputies (acting_id);

CREATE INDEX "IX_old_passwords_account_id" ON access.old_passwords (account_id);

CREATE UNIQUE INDEX "IX_OpenIddictApplications_client_id" ON access."OpenIddictApplications" (client_id);

CREATE INDEX "IX_OpenIddictAuthorizations_application_id_status_subject_type" ON access."OpenIddictAuthorizations" (application_id, status, subject, type);

CREATE UNIQUE INDEX "IX_OpenIddictScopes_name" ON access."OpenIddictScopes" (name);

CREATE INDEX "IX_OpenIddictTokens_application_id_status_subject_type" ON access."OpenIddictTokens" (application_id, status, subject, type);

CREATE INDEX "IX_OpenIddictTokens_authorization_id" ON access."OpenIddictTokens" (authorization_id);

CREATE UNIQUE INDEX "IX_OpenIddictTokens_reference_id" ON access."OpenIddictTokens" (reference_id);

CREATE INDEX "IX_sessions_account_id" ON access.sessions (account_id);

CREATE UNIQUE INDEX "IX_sessions_cookie" ON access.sessions (cookie);
