/* Made by tools/link-weights/fit_stories.py from 22461 pairs of articles in ECB+, 3324 of them on one story. */
  28, /* prior */
  666, /* telling-words */
  300, /* names */
  240, /* names-at-the-beginning */
  214, /* numbers */
  -165, /* other-persons */
