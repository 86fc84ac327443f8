/// What the runs of a plan executed of their firmware, all cases taken together in plan order.
public struct Coverage: Sendable, Hashable {
    /// An image file and its functions.
    public struct Image: Sendable, Hashable {
        /// As it is printed.
        public var path: String
        /// By address.
        public var functions: [Function]

        /// An image's functions.
        public init(path: String, functions: [Function]) {
            self.path = path
            self.functions = functions
        }
    }

    /// A function of an image.
    public struct Function: Sendable, Hashable {
        /// As the image spells it.
        public var name: String
        /// Its first instruction.
        public var address: UInt32
        /// How often its first instruction was executed.
        public var calls: UInt64
        /// Its instructions that were executed at least once.
        public var executed: Int
        /// All of its instructions; literals and tables among them are left out.
        public var instructions: Int
        /// The file that its first instruction comes from, where the image tells.
        public var file: String?
        /// And the line.
        public var line: Int?

        /// A function, at a place in the source if that is known.
        public init(
            name: String, address: UInt32, calls: UInt64, executed: Int, instructions: Int, file: String? = nil, line: Int? = nil
        ) {
            self.name = name
            self.address = address
            self.calls = calls
            self.executed = executed
            self.instructions = instructions
            self.file = file
            self.line = line
        }
    }

    /// A source file, whatever images it was compiled into.
    public struct Source: Sendable, Hashable {
        /// As the line table spells it.
        public var path: String
        /// The lines that instructions come from, in order.
        public var lines: [Line]

        /// A file's lines.
        public init(path: String, lines: [Line]) {
            self.path = path
            self.lines = lines
        }
    }

    /// A line of a source file.
    public struct Line: Sendable, Hashable {
        /// Counted from 1.
        public var number: Int
        /// How often the most executed of its instructions was executed.
        public var count: UInt64

        /// A line's count.
        public init(number: Int, count: UInt64) {
            self.number = number
            self.count = count
        }
    }

    /// The images that ran, in the order of the plan.
    public var images: [Image]
    /// The source files that their line tables name, by path.
    public var sources: [Source]

    /// What was executed of these.
    public init(images: [Image], sources: [Source]) {
        self.images = images
        self.sources = sources
    }
}
