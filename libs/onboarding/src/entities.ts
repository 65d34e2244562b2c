import { MatterFile } from './matter/matter-file.entity.js';
import { MatterMessage } from './matter/matter-message.entity.js';
import { Matter } from './matter/matter.entity.js';
import { StoreProfile } from './profile/store-profile.entity.js';
import { TrafficSlot } from './profile/traffic-slot.entity.js';

/** Every table of this service. */
export const entities = [StoreProfile, TrafficSlot, Matter, MatterMessage, MatterFile];
