// Starts the replica set and makes one user a service. A service may find in `events` and insert into it, and nothing else there:
// no code path and no stolen password of a service changes or removes an event. Projections are free. Run again, it changes nothing.
const fs = require("fs");
const collections = JSON.parse(fs.readFileSync("/init/collections.json", "utf8"));

try {
    rs.status();
} catch (notYet) {
    rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongo:27017" }] });
}
while (!db.hello().isWritablePrimary) {
    sleep(200);
}

const admin = db.getSiblingDB("admin");
try {
    admin.createUser({ user: "root", pwd: process.env.MONGO_ROOT_PASSWORD, roles: ["root"] });
} catch (exists) {
    print("root is there already");
}
admin.auth("root", process.env.MONGO_ROOT_PASSWORD);

const INDEXES = ["createIndex", "listIndexes", "collStats"];
const FREE = ["find", "insert", "update", "remove", "createCollection", ...INDEXES];

function privileges(database) {
    const own = [...collections.common, ...collections[database]];
    return [
        { resource: { db: database, collection: "events" }, actions: ["find", "insert", "createCollection", ...INDEXES] },
        ...own.map((name) => ({ resource: { db: database, collection: name }, actions: FREE })),
        { resource: { db: database + "_keys", collection: "" }, actions: FREE },
        { resource: { db: database, collection: "" }, actions: ["listCollections"] },
    ];
}

for (const user of ["enrollment", "visits", "adverse-events"]) {
    const role = `${user}-service`;
    const secret = process.env[`MONGO_${user.toUpperCase().replace("-", "_")}_PASSWORD`];
    if (admin.getRole(role) === null) {
        admin.createRole({ role, privileges: privileges(user), roles: [] });
    } else {
        admin.updateRole(role, { privileges: privileges(user), roles: [] });
    }
    if (admin.getUser(user) === null) {
        admin.createUser({ user, pwd: secret, roles: [role] });
    }
}
// Migrates indexes, and is used for nothing else.
if (admin.getUser("migrator") === null) {
    admin.createUser({ user: "migrator", pwd: process.env.MONGO_MIGRATOR_PASSWORD, roles: ["dbAdminAnyDatabase"] });
}
