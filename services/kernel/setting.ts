/** A setting that was found wrong where it was used; the words are for whoever runs the machine. */
export class SettingRefused extends Error {}
