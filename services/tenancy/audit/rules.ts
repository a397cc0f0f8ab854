/**
 * How long audit entries are kept at least: six months, by the law for network logs (网络安全法,
 * article 21) and C18. Nothing of ours ever deletes one, and no program's role may; who owns the
 * database and archives older entries keeps the links, so that the rest still verifies.
 */
export const keptDays = 180;
