/* Verbs that report speech. */
#ifndef NCI_MEANING_REPORTING_H
#define NCI_MEANING_REPORTING_H

#include <stdbool.h>
#include <stdint.h>
#include <newscorpus/status.h>

typedef enum nci_reporting_kind {
  NCI_REPORT_CLAUSE, /* takes what is said: "said that ..." */
  NCI_REPORT_ACT     /* takes whom or what one speaks of: "praised", "called it ..." */
} nci_reporting_kind;

typedef enum nci_reporting_form { NCI_REPORT_BASE, NCI_REPORT_PRESENT, NCI_REPORT_PAST, NCI_REPORT_PARTICIPLE } nci_reporting_form;

typedef struct nci_reporting {
  nci_reporting_kind kind;
  nci_reporting_form form; /* PRESENT: "says"; PARTICIPLE: "saying" */
} nci_reporting;

/* Finds a form of a reporting verb, in any case. */
bool nci_reporting_find(ncorp_str word, nci_reporting *out);

#endif
