namespace JinhuRedCross.BuildingBlocks.Modules;

/// <summary>A setting is not what it must be; the host does not start and says why.</summary>
public sealed class ConfigurationRefusedException(string setting, string zh, string en) : Exception($"设置 {setting} 有误：{zh}。(The setting {setting}: {en}.)");
