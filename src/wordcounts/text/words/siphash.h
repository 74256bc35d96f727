/* SipHash-1-3, for tables that strangers fill: with a key that they do not know, no text can be made whose words all fall into
 * one place.
 *
 * Source: J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF", 2012. Bytes are taken in the machine's own order:
 * the values never leave the process. */
#ifndef WORDCOUNTS_SIPHASH
#define WORDCOUNTS_SIPHASH
#include <stdint.h>
#include <string.h>

static uint64_t turned(uint64_t x, int by) { return x << by | x >> (64 - by); }

static uint64_t four(const uint8_t *bytes) {
    return bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24;
}

#define ROUND \
    (a += b, b = turned(b, 13) ^ a, a = turned(a, 32), c += d, d = turned(d, 16) ^ c, \
     a += d, d = turned(d, 21) ^ a, c += b, b = turned(b, 17) ^ c, c = turned(c, 32))

static uint64_t hashed(const uint64_t key[2], const uint8_t *bytes, size_t length) {
    uint64_t a = key[0] ^ 0x736f6d6570736575u, b = key[1] ^ 0x646f72616e646f6du;
    uint64_t c = key[0] ^ 0x6c7967656e657261u, d = key[1] ^ 0x7465646279746573u;
    uint64_t last = (uint64_t)length << 56, part;
    for (; length >= 8; bytes += 8, length -= 8) {
        memcpy(&part, bytes, 8);
        d ^= part;
        ROUND;
        a ^= part;
    }
    if (length >= 4) last |= four(bytes) | four(bytes + length - 4) << (8 * (length - 4));
    else if (length) last |= bytes[0] | (uint64_t)bytes[length / 2] << (8 * (length / 2)) | (uint64_t)bytes[length - 1] << (8 * (length - 1));
    d ^= last;
    ROUND;
    a ^= last;
    c ^= 0xff;
    ROUND;
    ROUND;
    ROUND;
    return a ^ b ^ c ^ d;
}
#undef ROUND
#endif
