import { z } from 'zod';

/**
 * What a helper found on a computer. All of it is foreign text: lengths are capped here, and screens show it as
 * text only. Sizes in bytes, speeds with their unit in the name.
 */
const found = z
  .string()
  .max(200)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text));
const sizeBytes = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const systemSection = z.strictObject({
  hostName: found,
  manufacturer: found,
  model: found,
  serialNumber: found,
  uuid: found,
  chassis: found,
  isVirtual: z.boolean(),
  firmwareVendor: found,
  firmwareVersion: found,
});

const operatingSystemSection = z.strictObject({
  platform: found,
  name: found,
  release: found,
  kernel: found,
  architecture: found,
});

const processorSection = z.strictObject({
  manufacturer: found,
  model: found,
  speedGhz: z.number().min(0).max(1_000),
  cores: z.int().min(0).max(4_096),
  physicalCores: z.int().min(0).max(4_096),
});

const memorySection = z.strictObject({
  totalBytes: sizeBytes,
  modules: z
    .array(z.strictObject({ bank: found, sizeBytes, type: found, manufacturer: found, serialNumber: found }))
    .max(64),
});

const disksSection = z
  .array(z.strictObject({ device: found, type: found, name: found, vendor: found, serialNumber: found, sizeBytes }))
  .max(128);

const volumesSection = z
  .array(z.strictObject({ mount: found, fileSystem: found, sizeBytes, usedBytes: sizeBytes }))
  .max(256);

const networkSection = z
  .array(
    z.strictObject({
      name: found,
      type: found,
      macAddress: found,
      ipv4: found,
      ipv6: found,
      isUp: z.boolean(),
      isVirtual: z.boolean(),
    }),
  )
  .max(256);

const graphicsSection = z.strictObject({
  controllers: z.array(z.strictObject({ vendor: found, model: found })).max(16),
  displays: z.array(z.strictObject({ vendor: found, model: found, widthPx: sizeBytes, heightPx: sizeBytes })).max(32),
});

export const inventorySchema = z.strictObject({
  system: systemSection.nullable(),
  operatingSystem: operatingSystemSection.nullable(),
  processor: processorSection.nullable(),
  memory: memorySection.nullable(),
  disks: disksSection.nullable(),
  volumes: volumesSection.nullable(),
  network: networkSection.nullable(),
  graphics: graphicsSection.nullable(),
});
export type Inventory = z.infer<typeof inventorySchema>;
export type InventorySection = keyof Inventory;

export const inventorySections = Object.keys(inventorySchema.shape) as readonly InventorySection[];

export const blankInventory: Inventory = {
  system: null,
  operatingSystem: null,
  processor: null,
  memory: null,
  disks: null,
  volumes: null,
  network: null,
  graphics: null,
};
