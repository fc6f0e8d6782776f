import { z } from 'zod'

export const readySchema = z
  .strictObject({
    status: z.literal('ready'),
    release: z.string().describe('Of this app'),
    dataVersion: z.string().describe('Of the catalogue that is shown'),
    freeBytes: z.number().nullable().describe('Left on the disk of the stores; null where the system does not say'),
    warnings: z.array(z.string()).describe('What is wrong and keeps nobody from reading or saving'),
    secondsAgo: z.int().describe('When the stores were last looked at'),
  })
  .describe('Stores can be read and written')

export type ReadyAnswer = z.infer<typeof readySchema>
