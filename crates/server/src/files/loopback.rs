//! Names that mean this very machine.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};
use url::Host;

/// Whether a host is this machine: an address of loopback, `localhost` or a name below it (RFC 6761, 6.3).
pub(super) fn is_loopback<T: AsRef<str>>(host: &Host<T>) -> bool {
    match host {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::Domain(name) => is_local_name(name.as_ref()),
    }
}

fn is_local_name(name: &str) -> bool {
    name == "localhost" || name.ends_with(".localhost")
}

/// Names as the system resolves them, except those that RFC 6761 gives to loopback: plain http is allowed for these,
/// so no name server may say that they are elsewhere; and few systems know `BUCKET.localhost` by themselves.
#[derive(Debug, Default)]
pub(super) struct Names(DefaultResolver);

impl Resolver for Names {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        match uri.host() {
            Some(name) if is_local_name(name) => {
                let https = uri.scheme_str() == Some("https");
                let port = uri.port_u16().unwrap_or(if https { 443 } else { 80 });
                let mut found = self.empty();
                found.push(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port));
                found.push(SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), port));
                Ok(found)
            }
            _ => self.0.resolve(uri, config, timeout),
        }
    }
}
