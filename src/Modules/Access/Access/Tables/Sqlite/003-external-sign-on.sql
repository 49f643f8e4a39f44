-- Whom another OpenID provider knows an account as.
ALTER TABLE "accounts" ADD COLUMN "external_issuer" TEXT NULL;
ALTER TABLE "accounts" ADD COLUMN "external_subject" TEXT NULL;
ALTER TABLE "sessions" ADD COLUMN "by_other" INTEGER NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX "IX_accounts_external" ON "accounts" ("external_issuer", "external_subject");
