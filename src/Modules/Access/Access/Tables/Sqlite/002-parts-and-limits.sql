-- Roles and programs that hold for one organisation and those below it; how often a program may ask.
CREATE TABLE "bound_roles" (
    "account_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "organisation_number" TEXT NOT NULL,
    CONSTRAINT "PK_bound_roles" PRIMARY KEY ("account_id", "role", "organisation_id"),
    CONSTRAINT "FK_bound_roles_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

ALTER TABLE "clients" ADD COLUMN "organisation_id" TEXT NULL;
ALTER TABLE "clients" ADD COLUMN "organisation_number" TEXT NULL;
ALTER TABLE "clients" ADD COLUMN "per_minute" INTEGER NULL;
