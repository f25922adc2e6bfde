//! `docker-compose.yml` cannot run everywhere; that it names the settings the server reads can be checked anywhere.

use std::collections::BTreeSet;

use veche_server::config::{Config, NAMES};
use yaml_rust2::{Yaml, YamlLoader};

fn server_environment() -> Vec<(String, String)> {
    let text = include_str!("../../docker-compose.yml");
    let document = YamlLoader::load_from_str(text)
        .expect("docker-compose.yml is YAML")
        .remove(0);
    let environment = document["services"]["server"]["environment"].clone();
    let pairs = environment
        .into_hash()
        .expect("services.server.environment is a mapping");
    let text = |yaml: &Yaml| yaml.as_str().map(str::to_owned).expect("a text");
    pairs
        .iter()
        .map(|(name, value)| (text(name), text(value)))
        .collect()
}

#[test]
fn the_container_is_given_settings_the_server_reads() {
    let given: BTreeSet<String> = server_environment().into_iter().map(|(name, _)| name).collect();
    assert!(given.contains("VECHE_DATABASE_URL"));
    let unknown: Vec<&String> = given
        .iter()
        .filter(|name| !NAMES.contains(&name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "the server does not read {unknown:?}");
    assert!(
        !given.contains("VECHE_TODAY"),
        "a fixed date is for demo and tests only"
    );
}

#[test]
fn the_settings_of_the_container_are_read_without_a_complaint() {
    // What compose fills in from the shell stands in braces: the default, or any text.
    let filled = |value: &str| match value.split_once("${") {
        None => value.to_owned(),
        Some((before, rest)) => {
            let (inner, after) = rest.split_once('}').expect("a closing brace");
            format!(
                "{before}{}{after}",
                inner.split_once(":-").map_or("secret", |(_, default)| default)
            )
        }
    };
    let settings = server_environment();
    let config = Config::from_lookup(|name| settings.iter().find(|(n, _)| n == name).map(|(_, v)| filled(v)));
    let config = config.expect("settings the server accepts");
    assert!(config.public_url.starts_with("http"));
}

#[test]
fn the_readme_lists_every_setting() {
    let readme = include_str!("../../README.md");
    let missing: Vec<&&str> = NAMES
        .iter()
        .filter(|name| !readme.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "README.md does not explain {missing:?}");
}
