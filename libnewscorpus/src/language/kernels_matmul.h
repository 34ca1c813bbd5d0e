/* Multiplying matrices on one kind of processor, included by kernels.c for each kind, once for values of 16 bits and once
 * for those of 8; it has no include guard. In both a lane of 32 bits holds a group of inputs, two or four, and
 * ADD_PRODUCTS adds the products of a group to a sum.
 *
 * Sums are kept in registers. A tile is ROWS rows by ROW_BLOCKS blocks of 16 outputs, so that what is loaded serves several
 * times; rows that are left over go one by one, BLOCKS blocks at a time, so that there are always enough sums in flight
 * to hide the time that a multiplication takes. */

/* `rows` rows by `blocks` blocks; group i of row r is groups[i * rows + r]. */
TARGET static inline __attribute__((always_inline)) void NAME(tile)(const int32_t *groups, const int8_t *w, size_t block_size,
                                                                    const int32_t *start, size_t start_stride, size_t count,
                                                                    int32_t *out, size_t m, size_t rows, size_t blocks)
{
  VECTOR sum[NCI_TILE_SUMS];
  for (size_t r = 0; r < rows; r++)
    for (size_t v = 0; v < blocks * VECTORS; v++)
      sum[r * blocks * VECTORS + v] = start ? LOAD(start + r * start_stride + v * (NCI_LANES / VECTORS)) : ZERO;
  for (size_t i = 0; i < count; i++, groups += rows, w += 4 * NCI_LANES) {
    VECTOR weights[NCI_TILE_SUMS];
    for (size_t b = 0; b < blocks; b++)
      for (size_t v = 0; v < VECTORS; v++) weights[b * VECTORS + v] = LOAD(w + b * block_size + v * (4 * NCI_LANES / VECTORS));
    for (size_t r = 0; r < rows; r++) {
      VECTOR group = SPREAD(groups[r]);
      for (size_t v = 0; v < blocks * VECTORS; v++)
        sum[r * blocks * VECTORS + v] = ADD_PRODUCTS(sum[r * blocks * VECTORS + v], weights[v], group);
    }
  }
  for (size_t r = 0; r < rows; r++)
    for (size_t v = 0; v < blocks * VECTORS; v++) STORE(out + r * m + v * (NCI_LANES / VECTORS), sum[r * blocks * VECTORS + v]);
}

/* All outputs of `rows` rows, from a stretch of at most NCI_GROUPS groups of inputs. stride: in bytes. */
TARGET static inline __attribute__((always_inline)) void NAME(stripe)(const uint8_t *x, size_t stride, const int8_t *w, size_t block_size,
                                                                      const int32_t *start, size_t start_stride, size_t count,
                                                                      size_t m, int32_t *out, size_t rows, size_t blocks)
{
  int32_t groups[NCI_GROUPS * ROWS];
  for (size_t r = 0; r < rows; r++)
    for (size_t i = 0; i < count; i++) memcpy(&groups[i * rows + r], x + r * stride + 4 * i, sizeof *groups);
  size_t o = 0;
  for (; o + blocks * NCI_LANES <= m; o += blocks * NCI_LANES)
    NAME(tile)(groups, w + o / NCI_LANES * block_size, block_size, start ? start + o : NULL, start_stride, count, out + o, m, rows, blocks);
  for (; o < m; o += NCI_LANES)
    NAME(tile)(groups, w + o / NCI_LANES * block_size, block_size, start ? start + o : NULL, start_stride, count, out + o, m, rows, 1);
}

/* groups: how many a row has, k / 2 of 16 bits or k / 4 of 8. */
TARGET static void NAME(matmul)(const void *from, size_t stride, size_t n, const void *weights, const int32_t *bias, size_t groups, size_t m,
                                int32_t *out)
{
  const uint8_t *x = from;
  for (size_t i = 0; i < groups; i += NCI_GROUPS) {
    size_t count = groups - i < NCI_GROUPS ? groups - i : NCI_GROUPS, t = 0;
    const int8_t *part = (const int8_t *)weights + i * 4 * NCI_LANES;
    for (; t + ROWS <= n; t += ROWS)
      NAME(stripe)(x + t * stride + 4 * i, stride, part, groups * 4 * NCI_LANES, i ? out + t * m : bias, i ? m : 0, count, m, out + t * m, ROWS, ROW_BLOCKS);
    for (; t < n; t++)
      NAME(stripe)(x + t * stride + 4 * i, stride, part, groups * 4 * NCI_LANES, i ? out + t * m : bias, i ? m : 0, count, m, out + t * m, 1, BLOCKS);
  }
}

#undef NAME
#undef ADD_PRODUCTS
