-- CreateTable
CREATE TABLE "Owner" (
    "id" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3),

    CONSTRAINT "Owner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MealList" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),
    "checksum" TEXT,

    CONSTRAINT "MealList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meal" (
    "id" TEXT NOT NULL,
    "listId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Meal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MealItem" (
    "id" TEXT NOT NULL,
    "mealId" TEXT NOT NULL,
    "foodId" TEXT NOT NULL,
    "portion" TEXT,
    "quantity" DOUBLE PRECISION,
    "grams" DOUBLE PRECISION NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "MealItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Envelope" (
    "ownerId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "processedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Envelope_pkey" PRIMARY KEY ("ownerId","id","digest")
);

-- CreateTable
CREATE TABLE "Clock" (
    "id" INTEGER NOT NULL,
    "time" TIMESTAMP(3) NOT NULL,
    "wall" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Owner_lastSeenAt_idx" ON "Owner"("lastSeenAt");

-- CreateIndex
CREATE INDEX "MealList_ownerId_idx" ON "MealList"("ownerId");

-- CreateIndex
CREATE INDEX "MealList_deletedAt_idx" ON "MealList"("deletedAt");

-- CreateIndex
CREATE INDEX "Meal_listId_idx" ON "Meal"("listId");

-- CreateIndex
CREATE INDEX "Meal_deletedAt_idx" ON "Meal"("deletedAt");

-- CreateIndex
CREATE INDEX "MealItem_mealId_idx" ON "MealItem"("mealId");

-- CreateIndex
CREATE INDEX "MealItem_deletedAt_idx" ON "MealItem"("deletedAt");

-- CreateIndex
CREATE INDEX "Envelope_processedAt_idx" ON "Envelope"("processedAt");

-- CreateIndex
CREATE INDEX "Envelope_ownerId_processedAt_idx" ON "Envelope"("ownerId", "processedAt");

-- AddForeignKey
ALTER TABLE "MealList" ADD CONSTRAINT "MealList_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Owner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meal" ADD CONSTRAINT "Meal_listId_fkey" FOREIGN KEY ("listId") REFERENCES "MealList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MealItem" ADD CONSTRAINT "MealItem_mealId_fkey" FOREIGN KEY ("mealId") REFERENCES "Meal"("id") ON DELETE CASCADE ON UPDATE CASCADE;


