-- Accounts, rights and what OpenIddict keeps. What has run anywhere is never changed; a change is a further script.
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_accounts" PRIMARY KEY,
    "user_name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT NULL,
    "password_at" INTEGER NULL,
    "enabled" INTEGER NOT NULL,
    "factor" BLOB NULL,
    "factor_proved" INTEGER NOT NULL,
    "factor_step" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "signed_in_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "clients" (
    "id" TEXT NOT NULL CONSTRAINT "PK_clients" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "permissions" TEXT NOT NULL,
    "enabled" INTEGER NOT NULL,
    "configured" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL
);

CREATE TABLE "failures" (
    "name" TEXT NOT NULL CONSTRAINT "PK_failures" PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "locked_until" INTEGER NULL,
    "last_at" INTEGER NOT NULL
);

CREATE TABLE "keys" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_keys" PRIMARY KEY,
    "fingerprint" BLOB NOT NULL
);

CREATE TABLE "one_time_links" (
    "token" TEXT NOT NULL CONSTRAINT "PK_one_time_links" PRIMARY KEY,
    "account_id" TEXT NULL,
    "expires_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL
);

CREATE TABLE "OpenIddictApplications" (
    "id" TEXT NOT NULL CONSTRAINT "PK_OpenIddictApplications" PRIMARY KEY,
    "application_type" TEXT NULL,
    "client_id" TEXT NULL,
    "client_secret" TEXT NULL,
    "client_type" TEXT NULL,
    "concurrency_token" TEXT NULL,
    "consent_type" TEXT NULL,
    "display_name" TEXT NULL,
    "display_names" TEXT NULL,
    "json_web_key_set" TEXT NULL,
    "permissions" TEXT NULL,
    "post_logout_redirect_uris" TEXT NULL,
    "properties" TEXT NULL,
    "redirect_uris" TEXT NULL,
    "requirements" TEXT NULL,
    "settings" TEXT NULL
);

CREATE TABLE "OpenIddictScopes" (
    "id" TEXT NOT NULL CONSTRAINT "PK_OpenIddictScopes" PRIMARY KEY,
    "concurrency_token" TEXT NULL,
    "description" TEXT NULL,
    "descriptions" TEXT NULL,
    "display_name" TEXT NULL,
    "display_names" TEXT NULL,
    "name" TEXT NULL,
    "properties" TEXT NULL,
    "resources" TEXT NULL
);

CREATE TABLE "roles" (
    "name" TEXT NOT NULL CONSTRAINT "PK_roles" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "permissions" TEXT NOT NULL,
    "second_factor" INTEGER NOT NULL
);

CREATE TABLE "account_roles" (
    "account_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    CONSTRAINT "PK_account_roles" PRIMARY KEY ("account_id", "role"),
    CONSTRAINT "FK_account_roles_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "deputies" (
    "id" TEXT NOT NULL CONSTRAINT "PK_deputies" PRIMARY KEY,
    "absent_id" TEXT NOT NULL,
    "acting_id" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "to" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    CONSTRAINT "FK_deputies_accounts_absent_id" FOREIGN KEY ("absent_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_deputies_accounts_acting_id" FOREIGN KEY ("acting_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "old_passwords" (
    "id" TEXT NOT NULL CONSTRAINT "PK_old_passwords" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "FK_old_passwords_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "recovery_codes" (
    "account_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "PK_recovery_codes" PRIMARY KEY ("account_id", "hash"),
    CONSTRAINT "FK_recovery_codes_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_sessions" PRIMARY KEY,
    "cookie" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "seen_at" INTEGER NOT NULL,
    "factor_shown" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    CONSTRAINT "FK_sessions_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "OpenIddictAuthorizations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_OpenIddictAuthorizations" PRIMARY KEY,
    "application_id" TEXT NULL,
    "concurrency_token" TEXT NULL,
    "creation_date" TEXT NULL,
    "properties" TEXT NULL,
    "scopes" TEXT NULL,
    "status" TEXT NULL,
    "subject" TEXT NULL,
    "type" TEXT NULL,
    CONSTRAINT "FK_OpenIddictAuthorizations_OpenIddictApplications_application_id" FOREIGN KEY ("application_id") REFERENCES "OpenIddictApplications" ("id")
);

CREATE TABLE "OpenIddictTokens" (
    "id" TEXT NOT NULL CONSTRAINT "PK_OpenIddictTokens" PRIMARY KEY,
    "application_id" TEXT NULL,
    "authorization_id" TEXT NULL,
    "concurrency_token" TEXT NULL,
    "creation_date" TEXT NULL,
    "expiration_date" TEXT NULL,
    "payload" TEXT NULL,
    "properties" TEXT NULL,
    "redemption_date" TEXT NULL,
    "reference_id" TEXT NULL,
    "status" TEXT NULL,
    "subject" TEXT NULL,
    "type" TEXT NULL,
    CONSTRAINT "FK_OpenIddictTokens_OpenIddictApplications_application_id" FOREIGN KEY ("application_id") REFERENCES "OpenIddictApplications" ("id"),
    CONSTRAINT "FK_OpenIddictTokens_OpenIddictAuthorizations_authorization_id" FOREIGN KEY ("authorization_id") REFERENCES "OpenIddictAuthorizations" ("id")
);

CREATE UNIQUE INDEX "IX_accounts_user_name" ON "accounts" ("user_name");

CREATE INDEX "IX_deputies_absent_id" ON "deputies" ("absent_id");

CREATE INDEX "IX_deputies_acting_id" ON "deputies" ("acting_id");

CREATE INDEX "IX_old_passwords_account_id" ON "old_passwords" ("account_id");

CREATE UNIQUE INDEX "IX_OpenIddictApplications_client_id" ON "OpenIddictApplications" ("client_id");

CREATE INDEX "IX_OpenIddictAuthorizations_application_id_status_subject_type" ON "OpenIddictAuthorizations" ("application_id", "status", "subject", "type");

CREATE UNIQUE INDEX "IX_OpenIddictScopes_name" ON "OpenIddictScopes" ("name");

CREATE INDEX "IX_OpenIddictTokens_application_id_status_subject_type" ON "OpenIddictTokens" ("application_id", "status", "subject", "type");

CREATE INDEX "IX_OpenIddictTokens_authorization_id" ON "OpenIddictTokens" ("authorization_id");

CREATE UNIQUE INDEX "IX_OpenIddictTokens_reference_id" ON "OpenIddictTokens" ("reference_id");

CREATE INDEX "IX_sessions_account_id" ON "sessions" ("account_id");

CREATE UNIQUE INDEX "IX_sessions_cookie" ON "sessions" ("cookie");
