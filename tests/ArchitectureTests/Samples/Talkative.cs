using System.Reflection;
using Orleans.Serialization.Invocation;

namespace JinhuRedCross.ArchitectureTests.Samples;

/// <summary>A call that prints what it was handed.</summary>
internal sealed class Talkative : TaskRequest
{
    public string? arg0;

    public override int GetArgumentCount() => 1;

    public override object GetArgument(int index) => arg0!;

    public override void SetArgument(int index, object value) => arg0 = (string)value;

    public override object GetTarget() => null!;

    public override void SetTarget(ITargetHolder holder)
    {
    }

    public override void Dispose()
    {
    }

    public override string GetMethodName() => "Tell";

    public override string GetInterfaceName() => "ITalkativeGrain";

    public override string GetActivityName() => "ITalkativeGrain/Tell";

    public override Type GetInterfaceType() => typeof(IGrain);

    public override MethodInfo GetMethod() => null!;

    public override string ToString() => $"{GetInterfaceName()}.{GetMethodName()}({arg0})";

    protected override Task InvokeInner() => Task.CompletedTask;
}
