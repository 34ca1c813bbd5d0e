/* Files that are part of the library: the report's style and script (report.css, report.js beside this header). */
#ifndef NCI_EXPORT_EMBEDDED_H
#define NCI_EXPORT_EMBEDDED_H

#include <newscorpus/status.h>

extern const ncorp_str nci_embedded_report_css;
extern const ncorp_str nci_embedded_report_js;

#endif
