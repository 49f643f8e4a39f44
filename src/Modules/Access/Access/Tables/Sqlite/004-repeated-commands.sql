-- Commands that were carried out under a key; versions against two changes at once.
CREATE TABLE "done_commands" (
    "id" TEXT NOT NULL CONSTRAINT "PK_done_commands" PRIMARY KEY,
    "fingerprint" BLOB NOT NULL,
    "status" INTEGER NOT NULL,
    "location" TEXT NULL,
    "answer" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

ALTER TABLE "clients" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "roles" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
