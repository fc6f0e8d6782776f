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
    "ordinal" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
CREATE TABLE "FoodFlag" (
    "ordinal" INTEGER NOT NULL,
    "flag" TEXT NOT NULL,

    PRIMARY KEY ("ordinal", "flag"),
    CONSTRAINT "FoodFlag_ordinal_fkey" FOREIGN KEY ("ordinal") REFERENCES "Food" ("ordinal") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FoodNaming" (
    "ordinal" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "namedSource" TEXT NOT NULL,
    "mineral" TEXT NOT NULL,

    PRIMARY KEY ("ordinal", "position"),
    CONSTRAINT "FoodNaming_ordinal_fkey" FOREIGN KEY ("ordinal") REFERENCES "Food" ("ordinal") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NamingClaim" (
    "namedSource" TEXT NOT NULL,
    "mineral" TEXT NOT NULL,
    "claim" TEXT NOT NULL,

    PRIMARY KEY ("namedSource", "mineral", "claim")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "GroupRank" (
    "groupId" TEXT NOT NULL,
    "mineral" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "shown" INTEGER,
    "rank" INTEGER,
    "tied" INTEGER NOT NULL,

    PRIMARY KEY ("groupId", "mineral", "position"),
    CONSTRAINT "GroupRank_ordinal_fkey" FOREIGN KEY ("ordinal") REFERENCES "Food" ("ordinal") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "GroupSize" (
    "groupId" TEXT NOT NULL,
    "mineral" TEXT NOT NULL,
    "ranked" INTEGER NOT NULL,
    "unranked" INTEGER NOT NULL,

    PRIMARY KEY ("groupId", "mineral")
) WITHOUT ROWID;

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

-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Food_id_key" ON "Food"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Food_name_key" ON "Food"("name");

-- CreateIndex
CREATE INDEX "Food_groupId_role_datasetId_energyKcal_idx" ON "Food"("groupId", "role", "datasetId", "energyKcal");

-- CreateIndex
CREATE INDEX "Food_family_idx" ON "Food"("family");

-- CreateIndex
CREATE UNIQUE INDEX "Food_record_datasetId_key" ON "Food"("record", "datasetId");

-- CreateIndex
CREATE UNIQUE INDEX "GroupRank_ordinal_mineral_key" ON "GroupRank"("ordinal", "mineral");

-- Pieces of words, to find what a misspelled one was meant to be.
CREATE VIRTUAL TABLE "WordTrigram" USING fts5(word, tokenize='trigram');
