-- Roles and programs that hold for one organisation and those below it; how often a program may ask.
CREATE TABLE access.bound_roles (
    account_id uuid NOT NULL,
    role text NOT NULL,
    organisation_id uuid NOT NULL,
    organisation_number text NOT NULL,
    CONSTRAINT "PK_bound_roles" PRIMARY KEY (account_id, role, organisation_id),
    CONSTRAINT "FK_bound_roles_accounts_account_id" FOREIGN KEY (account_id) REFERENCES access.accounts (id) ON DELETE CASCADE
);

ALTER TABLE access.clients ADD COLUMN organisation_id uuid;
ALTER TABLE access.clients ADD COLUMN organisation_number text;
ALTER TABLE access.clients ADD COLUMN per_minute integer;
