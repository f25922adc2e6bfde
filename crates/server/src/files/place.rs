//! Settings of the store of files.

use std::{fmt, path::PathBuf};

use rusty_s3::{Bucket, Credentials, UrlStyle};
use url::Url;

use super::loopback::is_loopback;

/// Where files are kept: `VECHE_FILES`.
#[derive(Debug, Clone)]
pub enum Place {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket of S3: `s3://BUCKET[/PREFIX]` with the settings `VECHE_S3_…`.
    Bucket(Box<BucketPlace>),
}

/// A bucket and the key to it.
#[derive(Clone)]
pub struct BucketPlace {
    /// The bucket at its address.
    pub(super) bucket: Bucket,
    /// Segments that every key begins with.
    pub(super) prefix: Vec<String>,
    /// The key; a secret.
    pub(super) credentials: Credentials,
}

/// Says where, never with which key.
impl fmt::Debug for BucketPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BucketPlace")
            .field("bucket", &self.bucket)
            .field("prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}

impl Place {
    /// Reads the settings by a look-up of names.
    ///
    /// # Errors
    /// A sentence that names the setting and what it must be.
    pub fn from_lookup(get: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let files = get("VECHE_FILES").unwrap_or_else(|| "data/files".to_owned());
        match files.split_once("://") {
            None => Ok(Self::Folder(files.into())),
            Some(("s3", rest)) => Ok(Self::Bucket(Box::new(bucket(rest, get)?))),
            Some((scheme, _)) => Err(format!(
                "VECHE_FILES begins with {scheme}://: give a folder, or s3://BUCKET or s3://BUCKET/PREFIX"
            )),
        }
    }
}

fn bucket(rest: &str, get: impl Fn(&str) -> Option<String>) -> Result<BucketPlace, String> {
    let needed = |name: &str, what: &str| {
        get(name).ok_or_else(|| format!("{name} is not set: files in S3 need {what}"))
    };
    let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if name.is_empty() || name.contains("..") || name.starts_with('.') || !name.chars().all(letters) {
        return Err(format!(
            "VECHE_FILES names the bucket {name:?}: give s3://BUCKET or s3://BUCKET/PREFIX, the bucket of Latin \
             letters, digits, dots and hyphens"
        ));
    }
    let endpoint = needed(
        "VECHE_S3_ENDPOINT",
        "the address of the store, https://HOST[:PORT]",
    )?;
    let endpoint = endpoint_of(&endpoint, allows_http(&get)?)?;
    let region = "the region of the bucket, e.g. ru-central1; us-east-1 where the store knows none";
    let region = needed("VECHE_S3_REGION", region)?;
    let key = needed("VECHE_S3_ACCESS_KEY", "the name of an access key")?;
    let secret = needed("VECHE_S3_SECRET_KEY", "the secret of the access key")?;
    let style = match get("VECHE_S3_STYLE").as_deref() {
        None | Some("path") => UrlStyle::Path,
        Some("host") => UrlStyle::VirtualHost,
        Some(other) => {
            return Err(format!(
                "VECHE_S3_STYLE is {other:?}: give path (HOST/BUCKET/KEY) or host (BUCKET.HOST/KEY)"
            ));
        }
    };
    let bucket = Bucket::new(endpoint, style, name.to_owned(), region).map_err(|error| {
        format!(
            "VECHE_S3_STYLE=host cannot put the bucket {name:?} before the host of VECHE_S3_ENDPOINT: {error}"
        )
    })?;
    Ok(BucketPlace {
        bucket,
        prefix: prefix_of(prefix)?,
        credentials: Credentials::new(key, secret),
    })
}

fn allows_http(get: impl Fn(&str) -> Option<String>) -> Result<bool, String> {
    match get("VECHE_S3_ALLOW_HTTP").as_deref() {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(other) => Err(format!("VECHE_S3_ALLOW_HTTP is {other:?}: give true or false")),
    }
}

/// The address of the store. Its text is not repeated in a complaint: somebody may have written a password into it.
fn endpoint_of(text: &str, allow_http: bool) -> Result<Url, String> {
    let wrong = |why: &str| format!("VECHE_S3_ENDPOINT {why}: give https://HOST[:PORT]");
    let url = Url::parse(text).map_err(|error| wrong(&format!("is no address ({error})")))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong(
            "holds a name or a password, which belong to VECHE_S3_ACCESS_KEY and VECHE_S3_SECRET_KEY",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("has something after ? or #"));
    }
    match (url.scheme(), url.host()) {
        ("https", Some(_)) => Ok(url),
        ("http", Some(host)) if allow_http || is_loopback(&host) => Ok(url),
        ("http", Some(_)) => Err(wrong(
            "would carry scans unprotected; VECHE_S3_ALLOW_HTTP=true allows it within a network of your own",
        )),
        _ => Err(wrong("has no host or is not http")),
    }
}

/// Segments of the prefix. An empty one, `.` and `..` would be folded away in an address, and another key be signed.
fn prefix_of(text: &str) -> Result<Vec<String>, String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let segments: Vec<String> = text.split('/').map(str::to_owned).collect();
    if segments.iter().any(|s| matches!(s.as_str(), "" | "." | "..")) {
        return Err(format!(
            "VECHE_FILES has the prefix {text:?}: give segments between single slashes, without . and .."
        ));
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: [(&str, &str); 5] = [
        ("VECHE_FILES", "s3://scans/сканы приказов/2026/"),
        ("VECHE_S3_ENDPOINT", "https://s3.example.org"),
        ("VECHE_S3_REGION", "ru-central1"),
        ("VECHE_S3_ACCESS_KEY", "the-name-of-the-key"),
        ("VECHE_S3_SECRET_KEY", "the-secret-of-the-key"),
    ];

    /// The right settings with some of them changed; an empty value takes one away.
    fn with(changes: &[(&str, &str)]) -> Result<Place, String> {
        Place::from_lookup(|name| {
            let pairs = changes.iter().chain(&RIGHT);
            let value = pairs
                .clone()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| (*v).to_owned());
            value.filter(|value| !value.is_empty())
        })
    }

    #[test]
    fn a_bucket_is_read_and_never_tells_its_key() {
        let place = with(&[]).unwrap();
        let Place::Bucket(bucket) = &place else {
            panic!("{place:?}")
        };
        assert_eq!(bucket.bucket.base_url().as_str(), "https://s3.example.org/scans/");
        assert_eq!(bucket.prefix, ["сканы приказов", "2026"]);
        let told = format!("{place:?}");
        assert!(told.contains("scans") && !told.contains("of-the-key"), "{told}");
        let Ok(Place::Bucket(host)) = with(&[("VECHE_S3_STYLE", "host")]) else {
            panic!()
        };
        assert_eq!(host.bucket.base_url().as_str(), "https://scans.s3.example.org/");
        assert!(matches!(
            with(&[("VECHE_FILES", "data/files")]),
            Ok(Place::Folder(_))
        ));
        assert!(matches!(Place::from_lookup(|_| None), Ok(Place::Folder(_))));
    }

    #[test]
    fn a_wrong_setting_is_named_and_no_secret_is_repeated() {
        for (name, value) in [
            ("VECHE_FILES", "s3://"),
            ("VECHE_FILES", "s3://сканы"),
            ("VECHE_FILES", "s3://scans/a//b"),
            ("VECHE_FILES", "s3://scans/../other"),
            ("VECHE_FILES", "https://s3.example.org/scans"),
            ("VECHE_S3_ENDPOINT", ""),
            ("VECHE_S3_ENDPOINT", "s3.example.org"),
            ("VECHE_S3_ENDPOINT", "ftp://s3.example.org"),
            ("VECHE_S3_ENDPOINT", "http://s3.example.org"),
            ("VECHE_S3_ENDPOINT", "http://localhost.example.org"),
            (
                "VECHE_S3_ENDPOINT",
                "https://name:the-secret-of-the-key@s3.example.org",
            ),
            (
                "VECHE_S3_ENDPOINT",
                "https://s3.example.org/?token=the-secret-of-the-key",
            ),
            ("VECHE_S3_REGION", ""),
            ("VECHE_S3_ACCESS_KEY", ""),
            ("VECHE_S3_SECRET_KEY", ""),
            ("VECHE_S3_STYLE", "dns"),
            ("VECHE_S3_ALLOW_HTTP", "yes"),
        ] {
            let told = with(&[(name, value)]).unwrap_err();
            assert!(
                told.starts_with(name) && !told.contains("of-the-key"),
                "{value}: {told}"
            );
        }
        let by_address = [
            ("VECHE_S3_STYLE", "host"),
            ("VECHE_S3_ENDPOINT", "https://10.0.0.1"),
        ];
        assert!(with(&by_address).unwrap_err().contains("VECHE_S3_STYLE"));
    }

    #[test]
    fn plain_http_is_for_this_machine_or_for_who_asks_for_it() {
        for near in [
            "http://127.0.0.1:9000",
            "http://[::1]:9000",
            "http://localhost:9000",
            "http://s3.localhost",
        ] {
            assert!(with(&[("VECHE_S3_ENDPOINT", near)]).is_ok(), "{near}");
        }
        let far = ("VECHE_S3_ENDPOINT", "http://minio:9000");
        assert!(with(&[far, ("VECHE_S3_ALLOW_HTTP", "false")]).is_err());
        assert!(with(&[far, ("VECHE_S3_ALLOW_HTTP", "true")]).is_ok());
    }
}
