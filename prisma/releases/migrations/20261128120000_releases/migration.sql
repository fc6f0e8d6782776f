-- CreateTable
CREATE TABLE "Release" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dataset" TEXT NOT NULL,
    "release" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "importedAt" DATETIME NOT NULL,
    "file" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "foods" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "summary" TEXT NOT NULL DEFAULT '[]'
);

-- CreateTable
CREATE TABLE "SourceFood" (
    "releaseId" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "stableKey" TEXT,
    "description" TEXT NOT NULL,
    "category" TEXT,
    "brandOwner" TEXT,
    "brandName" TEXT,
    "servingAmount" REAL,
    "servingUnit" TEXT,
    "servingHousehold" TEXT,
    "magnesium" REAL,
    "potassium" REAL,
    "sodium" REAL,
    "energyKcal" REAL,
    "portions" TEXT NOT NULL,

    PRIMARY KEY ("releaseId", "record"),
    CONSTRAINT "SourceFood_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Release_dataset_release_state_key" ON "Release"("dataset", "release", "state");

-- CreateIndex
CREATE INDEX "SourceFood_releaseId_stableKey_idx" ON "SourceFood"("releaseId", "stableKey");
