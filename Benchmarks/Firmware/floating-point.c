// A single-precision workload for the benchmarks: a small matrix product, a filter, points of a set by iteration, and bodies
// that attract each other. Written for this project. It runs ITERATIONS rounds, then ends by semihosting SYS_EXIT.
#include <stdint.h>

#ifndef ITERATIONS
#define ITERATIONS 2000
#endif

volatile float result;

static float left[12][12], right[12][12], product[12][12];

static float matrices(float scale) {
    float trace = 0;
    for (int i = 0; i < 12; i++)
        for (int j = 0; j < 12; j++) {
            left[i][j] = scale * (float)(i - j) + 0.5f;
            right[i][j] = scale - (float)(i * j) * 0.125f;
        }
    for (int i = 0; i < 12; i++) {
        for (int j = 0; j < 12; j++) {
            float sum = 0;
            for (int k = 0; k < 12; k++) sum += left[i][k] * right[k][j];
            product[i][j] = sum;
        }
        trace += product[i][i];
    }
    return trace;
}

static float filter(float seed) {
    static const float taps[8] = {0.1f, 0.15f, 0.2f, 0.25f, 0.25f, 0.2f, 0.15f, 0.1f};
    float history[8], sum = 0;
    for (int k = 0; k < 8; k++) history[k] = seed * (float)k;
    for (int i = 0; i < 64; i++) {
        for (int k = 7; k > 0; k--) history[k] = history[k - 1];
        history[0] = seed * (float)(i & 7) - 1.0f;
        float out = 0;
        for (int k = 0; k < 8; k++) out += taps[k] * history[k];
        if (out > 0) sum += out; else sum -= out * 0.5f;
    }
    return sum;
}

static int points(float offset) {
    int count = 0;
    for (int i = 0; i < 16; i++) {
        float cr = -2.0f + offset + (float)i * 0.15f, ci = 0.3f, zr = 0, zi = 0;
        for (int n = 0; n < 24; n++) {
            float rr = zr * zr, ii = zi * zi;
            if (rr + ii > 4.0f) break;
            zi = 2.0f * zr * zi + ci;
            zr = rr - ii + cr;
            count++;
        }
    }
    return count;
}

static float bodies(float step) {
    float x[4], v[4];
    for (int i = 0; i < 4; i++) {
        x[i] = (float)(i * i) * 0.75f - 1.0f;
        v[i] = 0.25f - (float)i * 0.125f;
    }
    for (int n = 0; n < 4; n++)
        for (int i = 0; i < 4; i++) {
            float force = 0;
            for (int j = 0; j < 4; j++) {
                if (i == j) continue;
                float d = x[j] - x[i], square = d * d + 0.01f;
                force += d / (square * __builtin_sqrtf(square));
            }
            v[i] += force * step;
            x[i] += v[i] * step;
        }
    return x[0] + x[1] + x[2] + x[3];
}

static void leave(void) {
    register uint32_t r0 __asm__("r0") = 0x18;
    register uint32_t r1 __asm__("r1") = 0x20026;
    __asm__ volatile("bkpt 0xAB" : : "r"(r0), "r"(r1) : "memory");
    for (;;) {}
}

void work(void) {
    float sum = 0;
    for (uint32_t i = 0; i < ITERATIONS; i++) {
        float scale = (float)(i & 31) * 0.03125f;
        sum += matrices(scale) * 0.001f + filter(scale) + (float)points(scale * 0.1f) + bodies(0.01f);
    }
    result = sum;
    leave();
}

void reset(void) {
    *(volatile uint32_t *)0xE000ED88 = 0x00F00000;
    __asm__ volatile("dsb\n\tisb" ::: "memory");
    work();
}

__attribute__((section(".vectors"), used)) const void *const vectors[] = {(void *)0x20004000, (void *)reset};
