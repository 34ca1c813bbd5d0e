/* status.i - statuses do not reach scripts: errors are raised, the rest is in the result. */
typedef int ncorp_status;
%rename(version) ncorp_version;
const char *ncorp_version(void);
