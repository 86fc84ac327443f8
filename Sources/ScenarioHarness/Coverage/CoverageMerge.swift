internal import CortexM
internal import Firmware

/// The counts of finished runs, added up in plan order: what does not count, since an earlier scenario ended the run, is left out
/// whatever the workers did.
struct CoverageMerge {
    /// Counts of an image at its addresses.
    struct ImageCounts {
        var image: LoadedImage
        /// The first machine that ran it, by whose core its instructions are read.
        var machine: MachineConfiguration
        var counts: [UInt32: UInt64] = [:]
    }

    private let stopsAtFailure: Bool
    private var next = 0
    private var hasStopped = false
    private var waiting: [Int: (code: ExecutedCode?, isUnsuccessful: Bool)] = [:]
    /// In the order in which the plan first names them.
    private(set) var images: [ImageCounts] = []
    private var places: [String: Int] = [:]

    init(stopsAtFailure: Bool) { self.stopsAtFailure = stopsAtFailure }

    /// The scenario at a position of the plan has finished.
    mutating func add(_ code: ExecutedCode?, at position: Int, isUnsuccessful: Bool) {
        waiting[position] = (code, isUnsuccessful)
        while !hasStopped, let (code, isUnsuccessful) = waiting.removeValue(forKey: next) {
            if let code { merge(code) }
            hasStopped = stopsAtFailure && isUnsuccessful
            next += 1
        }
    }

    /// Adds what finished behind scenarios that never did, since the run was interrupted.
    mutating func finish() {
        guard !hasStopped else { return }
        for position in waiting.keys.sorted() { if let code = waiting[position]?.code { merge(code) } }
        waiting = [:]
    }

    private mutating func merge(_ code: ExecutedCode) {
        let own = code.images.images.map { place($0, code) }
        guard let first = own.first else { return }
        for count in code.counts {
            let index = own.count == 1 ? first : own.first { images[$0].image.holds(count.address) } ?? first
            let (sum, overflow) = images[index].counts[count.address, default: 0].addingReportingOverflow(count.count)
            images[index].counts[count.address] = overflow ? .max : sum
        }
    }

    private mutating func place(_ image: LoadedImage, _ code: ExecutedCode) -> Int {
        let key = image.path + ":" + image.hash
        if let place = places[key] { return place }
        places[key] = images.count
        images.append(ImageCounts(image: image, machine: code.machine))
        return images.count - 1
    }
}

extension LoadedImage {
    /// Whether an address lies in one of its symbols or segments.
    fileprivate func holds(_ address: UInt32) -> Bool {
        image.symbols.function(containing: address) != nil
            || image.segments.contains { Int(address &- $0.address) < $0.bytes.count }
    }
}
