import type { VendorName } from '../target.ts';
import type { Vendor } from '../vendor.ts';
import { google } from './google.ts';
import { meta } from './meta.ts';
import { metrica } from './metrica.ts';
import { vk } from './vk.ts';

export const VENDOR: Readonly<Record<VendorName, Vendor>> = { google, meta, metrica, vk };
