using System.Buffers;
using System.Collections;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace JinhuRedCross.BuildingBlocks.Silos;

/// <summary>Sends the lists of collection expressions as arrays, which they are read as.</summary>
internal sealed class CompilersLists : IGeneralizedCodec
{
    public bool IsSupportedType(Type type) => OurValues.IsCompilersList(type);

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        var list = (IList)value!;
        var array = Array.CreateInstance(list.GetType().GetGenericArguments()[0], list.Count);
        list.CopyTo(array, 0);
        writer.Session.CodecProvider.GetCodec(array.GetType()).WriteField(ref writer, fieldIdDelta, expectedType, array);
    }

    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field) => throw new NotSupportedException("A list of the compiler's is sent as an array");
}
