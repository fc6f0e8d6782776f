-- CreateTable
CREATE TABLE "Envelope" (
    "ownerId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "processedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("ownerId", "id", "digest")
);

-- CreateIndex
CREATE INDEX "Envelope_processedAt_idx" ON "Envelope"("processedAt");
