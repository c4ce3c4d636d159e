// The register of vendors: one line each. Everything else — settings, docs, the Vendor enum — is made from it.

import type { VendorModule } from '../domain/ports/vendor/module.ts';
import { desk360 } from './desk360/index.ts';
import { emotive } from './emotive/index.ts';
import { glassix } from './glassix/index.ts';
import { socialhub } from './socialhub/index.ts';
import { zaia } from './zaia/index.ts';

export const vendors: readonly VendorModule[] = [emotive, socialhub, desk360, glassix, zaia];
