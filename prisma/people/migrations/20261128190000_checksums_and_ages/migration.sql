-- AlterTable
ALTER TABLE "MealList" ADD COLUMN "checksum" TEXT;

-- AlterTable
ALTER TABLE "Owner" ADD COLUMN "lastSeenAt" DATETIME;

-- CreateTable
CREATE TABLE "Clock" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "time" DATETIME NOT NULL,
    "wall" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Owner_lastSeenAt_idx" ON "Owner"("lastSeenAt");

-- CreateIndex
CREATE INDEX "MealList_deletedAt_idx" ON "MealList"("deletedAt");

-- CreateIndex
CREATE INDEX "Meal_deletedAt_idx" ON "Meal"("deletedAt");

-- CreateIndex
CREATE INDEX "MealItem_deletedAt_idx" ON "MealItem"("deletedAt");

-- CreateIndex
CREATE INDEX "Envelope_ownerId_processedAt_idx" ON "Envelope"("ownerId", "processedAt");
