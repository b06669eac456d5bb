#ifndef CITAT_POSITIONS_H
#define CITAT_POSITIONS_H
#include <stdint.h>

// Loops over sorted lists of positions, which are numbers of 32 bits, and over the places of words. Where a loop takes a `way`,
// it is there in several that give the same: 0 for all processors, 1 for those with AVX2, 2 for those with AVX-512;
// `citat_position_ways` says how many there are.

/// Asks the processor to bring an address near. Any address will do; nothing is read.
static inline void citat_bring_near(const void *address) { __builtin_prefetch(address); }

/// How many ways this processor has: 1 to 3.
int32_t citat_position_ways(void);

/// Decodes a block of positions: bits, count of exceptions, the lower bits of each distance, less one, then for each exception
/// its index and its higher bits as varint. The first position lies behind `after`. `numbers` has room for `count`. Returns 0
/// where `readable` bytes do not hold it and what stands behind: eight bytes behind the packed ones, six from each exception on.
int32_t citat_decode_block(
    int32_t way, const uint8_t *bytes, int64_t readable, int64_t count, uint32_t after, uint32_t *numbers);

/// Decodes a list of positions: one block, or several of `block_size` and before them for each its last position and where it
/// ends, both in four bytes, the lowest first. Eight bytes are readable behind the last block. `numbers` has room for `count`.
/// Returns -1, or the number of the first block that is damaged: of such a block all distances are 1. O(count).
int64_t citat_decode_list(
    int32_t way, const uint8_t *bytes, int64_t readable, int64_t count, int32_t block_size, uint32_t *numbers);

/// The windows in which a position lies. Windows come by their start, none ends before an earlier one.
///
/// For each: its number, the number of its first position, and how many positions it has. Returns how many windows those
/// are; each of the three lists has room for all windows. O(windows + positions / 16).
int64_t citat_windows_with_positions(
    int32_t way, const uint32_t *positions, int64_t count, const uint32_t *starts, const uint32_t *ends, int64_t windows,
    uint32_t *numbers, uint32_t *firsts, uint32_t *counts);

/// The segments in which positions lie, in order.
///
/// For each: its number, the number of its first position, and how many positions it has; each of the three lists has room
/// for all positions. `starts` is null where each segment starts where the one before ends. `starts` and `ends` hold eight more
/// segments past all positions (start and end 2^32 - 1) that are not counted in `segments`; `stretches` the first segment that
/// ends behind the first position of each stretch of `1 << width` positions. Returns how many segments those are.
/// O(positions).
int64_t citat_segments_with_positions(
    int32_t way, const uint32_t *positions, int64_t count, const uint32_t *starts, const uint32_t *ends, int64_t segments,
    const uint32_t *stretches, int64_t stretch_count, int32_t width, uint32_t *numbers, uint32_t *firsts, uint32_t *counts);

/// Copies the values at some places of a list of `room` values; 0 for a place that it has not.
void citat_pick(const uint32_t *values, int64_t room, const uint32_t *numbers, int64_t count, uint32_t *target);

/// Copies where some segments start and end; 0 for a segment that there is not.
void citat_borders(
    int32_t way, const uint32_t *starts, const uint32_t *ends, int64_t segments, const uint32_t *numbers, int64_t count,
    uint32_t *own_starts, uint32_t *own_ends);

/// The positions that one of some others stands near to, `reach` away at most on either side, and those others, each once.
/// Both lists are in order, and have room for all. Returns how many positions; `other_total` says how many others.
/// O(count + other_count / 16).
int64_t citat_neighbours(
    int32_t way, const uint32_t *positions, int64_t count, const uint32_t *others, int64_t other_count, uint32_t reach,
    uint32_t *near, uint32_t *other_near, int64_t *other_total);

/// Copies the positions of groups, one after another; `target` has room for four more than they are. Returns how many.
///
/// Each group begins at the number `firsts` says and has as many positions as `counts` says; four can be read from each on,
/// or as many as `count`, the length of the list, leaves.
int64_t citat_gather(
    const uint32_t *positions, int64_t count, const uint32_t *firsts, const uint32_t *counts, int64_t groups,
    uint32_t *target);

/// Puts two sorted lists together, each position once, and notes of which each is: what `origins` says of one of the first
/// list, `origin` of one of the second. Where both have a position it is the first's. Returns how many there are.
int64_t citat_merge(
    const uint32_t *first, const uint32_t *origins, int64_t first_count, const uint32_t *second, uint32_t origin,
    int64_t second_count, uint32_t *positions, uint32_t *target_origins);

/// How many bytes of text words take, each by a code: its lower five bits and its upper three, both added up. Sixteen codes at
/// a time, up to where one of them is 0xFF or fewer are left. Returns how many codes those are. O(count / 16).
int64_t citat_sum_of_places(const uint8_t *codes, int64_t count, int64_t *sum);

#endif
