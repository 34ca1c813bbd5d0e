/* What the operating system's error numbers mean, in English whatever the locale, from any thread. */
#ifndef NCI_BASE_OSERROR_H
#define NCI_BASE_OSERROR_H

/* A static text such as "no such file or directory"; "system error" for a number that is not in the list. */
const char *nci_oserror(int number);

#endif
