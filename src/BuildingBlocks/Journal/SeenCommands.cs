using System.Buffers.Binary;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Which commands may stand in the journal: knows each that it was told of, and takes about one in a thousand others for known.</summary>
/// <remarks>A repeat that is known beforehand costs a look-up; one that only the writer finds costs whatever its grain had decided behind it.
/// A Bloom filter of 16 bits a command in parts that double: two to four megabytes for a million. From any thread.</remarks>
internal sealed class SeenCommands
{
    private const int FirstCapacity = 1 << 17;
    private readonly Lock _growing = new();
    private Part[] _parts = [new(FirstCapacity)];

    public bool MayHold(Guid command)
    {
        var (one, two) = Hash(command);
        foreach (var part in Volatile.Read(ref _parts))
        {
            if (part.MayHold(one, two)) return true;
        }

        return false;
    }

    public void Add(Guid command)
    {
        if (MayHold(command)) return;
        var (one, two) = Hash(command);
        while (true)
        {
            var parts = Volatile.Read(ref _parts);
            if (parts[^1].TryAdd(one, two)) return;
            lock (_growing)
            {
                if (parts == _parts) Volatile.Write(ref _parts, [.. parts, new(parts[^1].Capacity * 2)]);
            }
        }
    }

    // Ids of commands may be digests or begin with a moment; mixed, each bit depends on all of its half.
    private static (ulong One, ulong Two) Hash(Guid command)
    {
        Span<byte> bytes = stackalloc byte[16];
        command.TryWriteBytes(bytes);
        return (Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes)), Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])));
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private sealed class Part(int capacity)
    {
        private const int BitsEach = 16;
        private const int Probes = 6;
        private readonly ulong[] _bits = new ulong[(long)capacity * BitsEach / 64];
        private int _left = capacity;

        public int Capacity { get; } = capacity;

        public bool MayHold(ulong one, ulong two)
        {
            for (var probe = 0UL; probe < Probes; probe++)
            {
                var bit = Bit(one, two, probe);
                if ((Volatile.Read(ref _bits[bit >> 6]) & (1UL << (int)(bit & 63))) == 0) return false;
            }

            return true;
        }

        /// <summary>False when it is full.</summary>
        public bool TryAdd(ulong one, ulong two)
        {
            if (Interlocked.Decrement(ref _left) < 0) return false;
            for (var probe = 0UL; probe < Probes; probe++)
            {
                var bit = Bit(one, two, probe);
                Interlocked.Or(ref _bits[bit >> 6], 1UL << (int)(bit & 63));
            }

            return true;
        }

        private ulong Bit(ulong one, ulong two, ulong probe) => (one + (probe * (two | 1))) & (((ulong)_bits.Length * 64) - 1);
    }
}
