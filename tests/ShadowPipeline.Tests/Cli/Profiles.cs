namespace ShadowPipeline.Tests.Cli;

/// <summary>AWS configuration files whose profile <c>mine</c> has no keys of its own.</summary>
internal static class Profiles
{
    public const string LogsIn = """
        [profile mine]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = Developer
        region = eu-west-1

        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://example.com/start
        sso_registration_scopes = sso:account:access

        """;

    public const string AssumesARole = """
        [profile mine]
        role_arn = arn:aws:iam::111122223333:role/developer
        source_profile = base
        region = eu-west-1

        [profile base]
        aws_access_key_id = local
        aws_secret_access_key = local

        """;
}
