/// Memory regions and the decode cache over them: raw buffers, one owner.
package struct Memory: ~Copyable {
    package init(_ regions: [MemoryRegion]) {}
}
