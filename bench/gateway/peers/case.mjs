// What every peer is given: a database with `store` and `report`, whose policies read `app.store_id`.
export const { DATABASE_URL: databaseUrl, STORE_ID: storeId } = process.env;
export const port = Number(process.env.PORT);
export const reader = 'peer_reader';
export const ready = () => process.send('ready');
process.once('disconnect', () => process.exit(0));
