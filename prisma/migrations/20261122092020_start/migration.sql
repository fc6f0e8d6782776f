-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "release" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "citation" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Food" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "flags" TEXT NOT NULL,
    CONSTRAINT "Food_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FoodAlias" (
    "foodId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alias" TEXT NOT NULL,

    PRIMARY KEY ("foodId", "position"),
    CONSTRAINT "FoodAlias_foodId_fkey" FOREIGN KEY ("foodId") REFERENCES "Food" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FoodPortion" (
    "foodId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "grams" REAL NOT NULL,

    PRIMARY KEY ("foodId", "position"),
    CONSTRAINT "FoodPortion_foodId_fkey" FOREIGN KEY ("foodId") REFERENCES "Food" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FoodTag" (
    "foodId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    PRIMARY KEY ("foodId", "tag"),
    CONSTRAINT "FoodTag_foodId_fkey" FOREIGN KEY ("foodId") REFERENCES "Food" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FoodNaming" (
    "foodId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "namedSource" TEXT NOT NULL,
    "mineral" TEXT NOT NULL,
    "claims" TEXT NOT NULL,

    PRIMARY KEY ("foodId", "position"),
    CONSTRAINT "FoodNaming_foodId_fkey" FOREIGN KEY ("foodId") REFERENCES "Food" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Owner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "MealList" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "MealList_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Owner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "listId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deletedAt" DATETIME,
    CONSTRAINT "Meal_listId_fkey" FOREIGN KEY ("listId") REFERENCES "MealList" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MealItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "mealId" TEXT NOT NULL,
    "foodId" TEXT NOT NULL,
    "portion" TEXT,
    "quantity" REAL,
    "grams" REAL NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deletedAt" DATETIME,
    CONSTRAINT "MealItem_mealId_fkey" FOREIGN KEY ("mealId") REFERENCES "Meal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Food_name_key" ON "Food"("name");

-- CreateIndex
CREATE INDEX "Food_groupId_idx" ON "Food"("groupId");

-- CreateIndex
CREATE INDEX "Food_family_idx" ON "Food"("family");

-- CreateIndex
CREATE UNIQUE INDEX "Food_datasetId_record_key" ON "Food"("datasetId", "record");

-- CreateIndex
CREATE INDEX "FoodTag_tag_idx" ON "FoodTag"("tag");

-- CreateIndex
CREATE INDEX "MealList_ownerId_idx" ON "MealList"("ownerId");

-- CreateIndex
CREATE INDEX "Meal_listId_idx" ON "Meal"("listId");

-- CreateIndex
CREATE INDEX "MealItem_mealId_idx" ON "MealItem"("mealId");

-- Words of name, aliases and group, folded as lib/search/words.ts folds a query.
CREATE VIRTUAL TABLE "FoodFts" USING fts5(foodId UNINDEXED, name, aliases, category, tokenize="unicode61 remove_diacritics 2", prefix='2 3');

-- Every distinct word of the catalogue between underscores, to find what a misspelled one was meant to be.
CREATE VIRTUAL TABLE "WordTrigram" USING fts5(word, tokenize='trigram');
