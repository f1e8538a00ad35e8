# Not built here (docs/platforms.md). From the root of the repository: nix build ./packaging/nix
{
  description = "Messenger for the MSN network";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" ];
      each = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
    in
    {
      packages = each (pkgs: {
        default = pkgs.rustPlatform.buildRustPackage {
          pname = "papilio";
          version = "0.1.0";
          src = ../..;
          cargoLock.lockFile = ../../Cargo.lock;
          buildType = "packaging";
          cargoBuildFlags = [ "--workspace" "--bins" ];
          # They are run where the repository is: with git, and ports of this computer.
          doCheck = false;
          nativeBuildInputs = [ pkgs.makeWrapper pkgs.librsvg pkgs.installShellFiles ];
          # Loaded when the window opens, not linked.
          postInstall =
            let
              libraries = with pkgs; [ libxkbcommon wayland dbus xorg.libX11 xorg.libXcursor xorg.libXi xorg.libxcb ];
            in
            ''
              install -Dm644 -t $out/share/applications packaging/linux/papilio.desktop
              install -Dm644 -t $out/share/metainfo packaging/linux/com.example.papilio.metainfo.xml
              installManPage packaging/man/*.1
              bash packaging/icons.sh $out/share/icons
              wrapProgram $out/bin/papilio --prefix LD_LIBRARY_PATH : ${pkgs.lib.makeLibraryPath libraries}
            '';
          meta = {
            description = "Messenger for the MSN network";
            license = with pkgs.lib.licenses; [ mit cc0 ];
            mainProgram = "papilio";
          };
        };
      });
    };
}
