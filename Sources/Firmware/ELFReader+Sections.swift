extension ELFReader {
    /// The sections that take up memory, ascending; none when the section headers are no use.
    func allocatedSections() -> [Section] {
        do throws(FirmwareError) {
            guard let sections = try sectionHeaders() else { return [] }
            let namesIndex = Int(half(50))
            guard namesIndex < sections.count, let names = contents(sections.header(namesIndex)) else { return [] }
            var result: [Section] = []
            for index in 0..<sections.count {
                let header = sections.header(index)
                let (name, flags, size) = (word(header), word(header + 8), word(header + 20))
                let start = names.lowerBound + Int(name)
                guard flags & 2 != 0, size > 0, start < names.upperBound else { continue }
                result.append(Section(name: self.name(start..<names.upperBound), address: word(header + 12), size: size))
            }
            return result.sorted { ($0.address, $0.size) < ($1.address, $1.size) }
        } catch {
            return []
        }
    }
}
