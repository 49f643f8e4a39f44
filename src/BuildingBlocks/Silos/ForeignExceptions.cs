using System.Buffers;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace JinhuRedCross.BuildingBlocks.Silos;

/// <summary>Tells a caller on another silo in our words what went wrong with a database: the exceptions of its driver do not travel, neither alone nor inside another one.</summary>
/// <remarks>Here and not in a filter of calls, because an activation that fails is told past all filters.</remarks>
internal sealed class ForeignExceptions(IOptions<ExceptionSerializationOptions> options) : IGeneralizedCodec
{
    private readonly ExceptionSerializationOptions _known = options.Value;

    public bool IsSupportedType(Type type) =>
        typeof(Exception).IsAssignableFrom(type) && type.Namespace is { } home && !_known.SupportedNamespacePrefixes.Any(p => home.StartsWith(p, StringComparison.Ordinal)) && !home.StartsWith(nameof(Orleans), StringComparison.Ordinal);

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        var foreign = (Exception)value!;
        var what = $"{foreign.GetType()}: {foreign.Message}";
        Exception told = Outages.IsOutage(foreign) ? new JournalUnavailableException(what) : new InvalidOperationException(what);
        writer.Session.CodecProvider.GetCodec(told.GetType()).WriteField(ref writer, fieldIdDelta, expectedType, told);
    }

    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field) => throw new NotSupportedException("Another exception is sent instead of this one");
}
