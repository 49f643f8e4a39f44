namespace JinhuRedCross.BuildingBlocks.Domain.Messages;

/// <summary>Something that happened to a message that could not be heard.</summary>
public abstract record ParkingEvent(Guid Id);

/// <summary>A module could not hear a message, or after one that it heard at last, a later one of the same stream.</summary>
[StoredName("message-parked")]
public sealed record MessageParked(Guid Id, ParkedMessage Message) : ParkingEvent(Id);

[StoredName("message-driven-again")]
public sealed record MessageDrivenAgain(Guid Id, string By, DateTimeOffset At) : ParkingEvent(Id);

[StoredName("message-discarded")]
public sealed record MessageDiscarded(Guid Id, string Reason, string By, DateTimeOffset At) : ParkingEvent(Id);

/// <summary>It was heard or passed over, and so was everything behind it.</summary>
[StoredName("message-cleared")]
public sealed record MessageCleared(Guid Id, DateTimeOffset At) : ParkingEvent(Id);
