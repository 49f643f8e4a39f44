-- Whom another OpenID provider knows an account as.
ALTER TABLE access.accounts ADD COLUMN external_issuer text;
ALTER TABLE access.accounts ADD COLUMN external_subject text;
ALTER TABLE access.sessions ADD COLUMN by_other boolean NOT NULL DEFAULT false;

CREATE UNIQUE INDEX "IX_accounts_external" ON access.accounts (external_issuer, external_subject);
