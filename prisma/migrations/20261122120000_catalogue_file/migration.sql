-- The catalogue moves to a file of its own, with a search index in place of full-text tables. It is made anew from
-- the data and the imported releases, so nothing is carried over.
DROP TABLE "FoodFts";
DROP TABLE "FoodNaming";
DROP TABLE "FoodTag";
DROP TABLE "FoodPortion";
DROP TABLE "FoodAlias";
DROP TABLE "Food";
DROP TABLE "Dataset";
DELETE FROM "WordTrigram";
DELETE FROM "Meta" WHERE "key" = 'data-version';

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "release" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "citation" TEXT NOT NULL,
    "foodCount" INTEGER NOT NULL,
    "magnesiumUnknown" INTEGER NOT NULL,
    "potassiumUnknown" INTEGER NOT NULL,
    "sodiumUnknown" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Food" (
    "ordinal" INTEGER NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "preparation" TEXT NOT NULL,
    "prominence" INTEGER NOT NULL,
    "datasetId" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "servingLabel" TEXT NOT NULL,
    "servingGrams" REAL NOT NULL,
    "servingCategory" TEXT NOT NULL,
    "servingState" TEXT NOT NULL,
    "magnesium" REAL,
    "potassium" REAL,
    "sodium" REAL,
    "energyKcal" REAL,
    "magnesiumLevel" TEXT NOT NULL,
    "potassiumLevel" TEXT NOT NULL,
    "sodiumLevel" TEXT NOT NULL,
    "mixed" BOOLEAN NOT NULL,
    "tags" TEXT NOT NULL,
    "flags" TEXT NOT NULL,
    "official" TEXT,
    "brand" TEXT,
    "decidedBy" TEXT,
    CONSTRAINT "Food_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FoodAlias" (
    "ordinal" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "alias" TEXT NOT NULL,

    PRIMARY KEY ("ordinal", "position"),
    CONSTRAINT "FoodAlias_ordinal_fkey" FOREIGN KEY ("ordinal") REFERENCES "Food" ("ordinal") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FoodPortion" (
    "ordinal" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "grams" REAL NOT NULL,

    PRIMARY KEY ("ordinal", "position"),
    CONSTRAINT "FoodPortion_ordinal_fkey" FOREIGN KEY ("ordinal") REFERENCES "Food" ("ordinal") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FoodNaming" (
    "ordinal" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "namedSource" TEXT NOT NULL,
    "mineral" TEXT NOT NULL,
    "claims" TEXT NOT NULL,

    PRIMARY KEY ("ordinal", "position"),
    CONSTRAINT "FoodNaming_ordinal_fkey" FOREIGN KEY ("ordinal") REFERENCES "Food" ("ordinal") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL PRIMARY KEY,
    "foods" BLOB NOT NULL,
    "inNames" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "SearchPrefix" (
    "prefix" TEXT NOT NULL PRIMARY KEY,
    "foods" BLOB NOT NULL,
    "inNames" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "SearchName" (
    "words" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("words", "ordinal")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "SearchArray" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "data" BLOB NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Food_id_key" ON "Food"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Food_name_key" ON "Food"("name");

-- CreateIndex
CREATE INDEX "Food_groupId_datasetId_idx" ON "Food"("groupId", "datasetId");

-- CreateIndex
CREATE INDEX "Food_family_idx" ON "Food"("family");

-- CreateIndex
CREATE UNIQUE INDEX "Food_record_datasetId_key" ON "Food"("record", "datasetId");
