import CortexM
import Testing

@Suite("CoreConfiguration: where a vector table can be")
struct CoreConfigurationVectorTableTests {
    @Test(
        "1.6: a table is aligned to its size, rounded up to a power of two, and to what VTOR can hold",
        arguments: [(16, 128), (32, 128), (33, 256), (98, 512), (128, 512), (129, 1024), (256, 1024)] as [(Int, UInt32)])
    func alignment(vectors: Int, bytes: UInt32) throws {
        let core = try #require(CoreConfiguration.named("cortex-m4"))
        #expect(core.vectorTableAlignment(vectors: vectors) == bytes)
    }

    @Test("1.6: a Cortex-M0+ has no bits for less than 256 bytes, and the whole table counts")
    func whole() throws {
        var core = try #require(CoreConfiguration.named("cortex-m0plus"))
        #expect(core.vectorTableAlignment(vectors: 16) == 256)
        core.interruptCount = 32
        #expect(core.vectorCount == 48 && core.vectorTableAlignment == 256)
    }
}
