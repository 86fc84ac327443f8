// A mixed integer workload for the benchmarks: list sorting, small matrices, a state machine over text, CRC and division.
// Written for this project. It runs ITERATIONS rounds, then ends by semihosting SYS_EXIT; the checksum is in `result`.
#include <stddef.h>
#include <stdint.h>

#ifndef ITERATIONS
#define ITERATIONS 2000
#endif

volatile uint32_t result;

static uint16_t crc16(uint16_t crc, uint8_t byte) {
    for (int bit = 0; bit < 8; bit++) {
        int carry = (crc ^ byte) & 1;
        byte >>= 1;
        crc >>= 1;
        if (carry) crc ^= 0xA001;
    }
    return crc;
}

static uint16_t crc32bits(uint16_t crc, uint32_t value) {
    for (int i = 0; i < 4; i++) crc = crc16(crc, (uint8_t)(value >> (8 * i)));
    return crc;
}

struct node {
    struct node *next;
    int16_t key, data;
};

static struct node nodes[40];

static struct node *merge(struct node *a, struct node *b) {
    struct node head, *tail = &head;
    while (a && b) {
        if (a->key <= b->key) { tail->next = a; tail = a; a = a->next; }
        else { tail->next = b; tail = b; b = b->next; }
    }
    tail->next = a ? a : b;
    return head.next;
}

static struct node *sort(struct node *list) {
    if (!list || !list->next) return list;
    struct node *slow = list, *fast = list->next;
    while (fast && fast->next) { slow = slow->next; fast = fast->next->next; }
    struct node *second = slow->next;
    slow->next = NULL;
    return merge(sort(list), sort(second));
}

static uint16_t lists(uint32_t seed, uint16_t crc) {
    struct node *list = NULL;
    for (int i = 0; i < 40; i++) {
        seed = seed * 1664525u + 1013904223u;
        nodes[i].key = (int16_t)(seed >> 16);
        nodes[i].data = (int16_t)i;
        nodes[i].next = list;
        list = &nodes[i];
    }
    for (struct node *n = sort(list); n; n = n->next) crc = crc16(crc, (uint8_t)n->data);
    return crc;
}

#define N 10
static int16_t a[N][N], b[N][N];
static int32_t c[N][N];

static uint16_t matrices(uint32_t seed, uint16_t crc) {
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            seed = seed * 69069u + 1;
            a[i][j] = (int16_t)(seed >> 20);
            b[i][j] = (int16_t)(seed >> 12);
        }
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            int32_t sum = 0;
            for (int k = 0; k < N; k++) sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
    int32_t total = 0;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) total += c[i][j] >> 3 & 0xFF;
    return crc32bits(crc, (uint32_t)total);
}

static const char text[] = "5012,+1234,-874,.5,1.25e-4,T0.3e-1F,+0xA,1e9,-110.700,abc,0.64,-7e+2,++1,12e";

static uint16_t states(uint16_t crc) {
    enum { START, SIGN, INTEGER, FRACTION, EXPONENT, POWER, INVALID } state = START;
    uint32_t counts[7] = {0};
    for (const char *p = text; *p; p++) {
        char ch = *p;
        if (ch == ',') { counts[state]++; state = START; continue; }
        int digit = ch >= '0' && ch <= '9';
        switch (state) {
        case START: state = digit ? INTEGER : (ch == '+' || ch == '-') ? SIGN : ch == '.' ? FRACTION : INVALID; break;
        case SIGN: state = digit ? INTEGER : ch == '.' ? FRACTION : INVALID; break;
        case INTEGER: if (!digit) state = ch == '.' ? FRACTION : ch == 'e' ? EXPONENT : INVALID; break;
        case FRACTION: if (!digit) state = ch == 'e' ? EXPONENT : INVALID; break;
        case EXPONENT: state = (digit || ch == '+' || ch == '-') ? POWER : INVALID; break;
        case POWER: if (!digit) state = INVALID; break;
        default: break;
        }
    }
    for (int i = 0; i < 7; i++) crc = crc32bits(crc, counts[i]);
    return crc;
}

static uint16_t numbers(uint32_t seed, uint16_t crc) {
    uint64_t sum = 0;
    for (uint32_t i = 1; i < 24; i++) {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        sum += (uint64_t)seed * i + seed / i - seed % (i + 7);
        if (seed & 0x40) sum ^= sum >> 9;
    }
    return crc32bits(crc, (uint32_t)(sum ^ sum >> 32));
}

static void leave(void) {
    register uint32_t r0 __asm__("r0") = 0x18;
    register uint32_t r1 __asm__("r1") = 0x20026;
    __asm__ volatile("bkpt 0xAB" : : "r"(r0), "r"(r1) : "memory");
    for (;;) {}
}

void reset(void) {
    uint16_t crc = 0xFFFF;
    for (uint32_t i = 0; i < ITERATIONS; i++) {
        crc = lists(i * 2654435761u + 1, crc);
        crc = matrices(i + crc, crc);
        crc = states(crc);
        crc = numbers(i * 40503u + 7, crc);
    }
    result = crc;
    leave();
}

__attribute__((section(".vectors"), used)) const void *const vectors[] = {(void *)0x20004000, (void *)reset};
