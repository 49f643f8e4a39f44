namespace JinhuRedCross.BuildingBlocks.Domain.Messages;

/// <summary>Why nothing is done about a parked message.</summary>
public static class ParkingErrors
{
    public static readonly Error ReasonMissing = Error.Invalid("message.reason_missing",
        "请说明为何放弃这条消息（reason）", "reason is required: why the message will never be heard", field: "reason");
}
